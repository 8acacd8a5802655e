-- How many branches with an address, deploys that await files, and pins a site may have. Sites with a quota from before have what is usual.
alter table quota add column branches bigint not null default 200 check (branches > 0);
alter table quota add column open_deploys bigint not null default 50 check (open_deploys > 0);
alter table quota add column pins bigint not null default 100 check (pins > 0);
