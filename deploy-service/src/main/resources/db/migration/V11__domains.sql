-- Domains that owners brought: each is one site's. Its claim is higher than any claim of it before, whichever site's that was:
-- by it edges know the later of two. Place 0 is the domain that the site is called by.
create sequence site_domain_claim;

create table site_domain (
    host  text   primary key,
    site  text   not null references site,
    place int    not null check (place >= 0),
    claim bigint not null default nextval('site_domain_claim'),
    unique (host, site)
);

create unique index site_domain_custom on site_domain (site) where place = 0;
create index site_domain_of_site on site_domain (site, place);
