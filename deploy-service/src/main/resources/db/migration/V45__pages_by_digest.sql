-- A row of an index takes 2 704 bytes, and a page's key may be longer: pages are found by the digest of their key. The column
-- needs a function that never changes its mind; convert_to does not say that of itself, as conversions can be replaced.
create function digest_of(content text) returns bytea
    language sql immutable strict parallel safe
    as $$ select sha256(convert_to(content, 'UTF8')) $$;

alter table page_version
    add column page_digest bytea not null generated always as (digest_of(page)) stored,
    drop constraint page_version_pkey,
    add primary key (deploy, page_digest, as_of, rendered_at);

-- Holds all that is asked to count a site's pages and to find the oldest.
drop index page_version_of_site;
create index page_version_of_site on page_version (site, deploy, page_digest, rendered_at);

alter table page_failure
    add column page_digest bytea not null generated always as (digest_of(page)) stored,
    drop constraint page_failure_pkey,
    add primary key (deploy, page_digest);
