-- How much a site may be; those without a row may be as much as is usual. The largest number stands for no limit.
create table quota (
    site            text   primary key references site,
    deploys         bigint not null check (deploys > 0),
    files_of_deploy bigint not null check (files_of_deploy > 0),
    bytes_of_deploy bigint not null check (bytes_of_deploy > 0),
    bytes_of_site   bigint not null check (bytes_of_site > 0)
);
