-- Some things are done to the platform as a whole; and how somebody asked is told apart from who it was.
alter table audit alter column site drop not null;
alter table audit add column cause text not null default 'api' check (cause in ('api', 'kafka', 'platform'));
alter table audit add column token text not null default '';
update audit set cause = 'platform' where actor = 'resume';
update audit set cause = 'kafka' where origin = '' and (actor like 'command from %' or actor like 'events on %');
update audit set token = actor where cause = 'api' and actor = 'configured';

create index audit_by_time on audit (at);
