-- How many rendered pages of a site are kept. The largest number leaves it to the platform.
alter table quota add column pages bigint not null default 9223372036854775807 check (pages > 0);

-- Holds all that is asked to count a site's pages and to find the oldest.
create index page_version_of_site on page_version (site, deploy, page, rendered_at);
