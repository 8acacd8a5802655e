-- The last few renders of each page, as the page log told them, and the last failure. Written from the logs alone, so that
-- it can be lost and built anew; no reference to sites and deploys, which another restore may have brought back without.
create table page_version (
    deploy      text        not null,
    page        text        not null,
    as_of       bigint      not null,
    rendered_at timestamptz not null,
    site        text        not null,
    body        text        not null,
    tags        text[]      not null,
    event       bytea       not null,
    primary key (deploy, page, as_of, rendered_at)
);

create index page_version_of_body on page_version (site, body);
create index page_version_of_tag on page_version using gin (tags);

create table page_failure (
    deploy    text        not null,
    page      text        not null,
    failed_at timestamptz not null,
    site      text        not null,
    -- The body that was refused, empty when none came.
    candidate text        not null,
    event     bytea       not null,
    primary key (deploy, page)
);

create index page_failure_of_candidate on page_failure (site, candidate);
