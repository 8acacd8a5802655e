-- From which epoch pages are valid belongs to a deploy. What was said of a site holds for all deploys that it had then.
alter table deploy add column pages_valid_from bigint not null default 0;
update deploy set pages_valid_from = site.pages_valid_from
    from site where site.id = deploy.site and deploy.published_at is not null;
alter table site drop column pages_valid_from;
