-- What a process leaves of a deploy is done by another in the name of whoever asked for it. Of earlier ones that is not known.
alter table deploy add column asker text not null default 'platform';
alter table deploy add column asker_cause text not null default 'platform' check (asker_cause in ('api', 'kafka', 'platform'));
alter table deploy add column asker_token text not null default '';
alter table deploy add column asker_origin text not null default '';
