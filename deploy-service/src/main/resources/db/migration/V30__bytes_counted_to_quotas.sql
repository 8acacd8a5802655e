-- No less than what the site's deploys hold, lest it is added up for each file that comes. Without it, they have to be added up.
alter table quota add column counted_bytes bigint check (counted_bytes >= 0);

-- Whether a site holds a content already is asked for single ones, too, once there is little room left.
create index deploy_file_of_blob on deploy_file (blob) where blob is not null;
