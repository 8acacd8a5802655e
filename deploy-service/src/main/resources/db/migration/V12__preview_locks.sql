-- Who sees what a site shows beside its live deploy: of a password and a token only what they come to is kept.
alter table site add column preview_password text not null default '';
alter table site add column preview_token text not null default '';
alter table site add column lock_covers_live boolean not null default false;
