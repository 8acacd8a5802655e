-- Tokens may do what their role says, at the sites of their scope. The one that there was before may do everything.
alter table token drop constraint token_pkey;
alter table token add column id text;
update token set id = name;
alter table token alter column id set not null;
alter table token add primary key (id);

alter table token add column role text not null default 'owner'
    check (role in ('viewer', 'deployer', 'publisher', 'owner'));
alter table token add column every_site boolean not null default true;
alter table token add column sites text[] not null default '{}';
alter table token add check (every_site = (sites = '{}'));

alter table token add column previous_sha256 text;
alter table token add column previous_until timestamptz not null default 'epoch';
alter table token add column created_by text not null default 'the configuration';
alter table token add column ends_at timestamptz not null default '9999-12-31T00:00:00Z';
alter table token add column ending text not null default 'open' check (ending in ('open', 'expired', 'revoked'));
alter table token add column last_used_at timestamptz not null default 'epoch';

-- From here on whoever adds a token says what it may.
alter table token alter column role drop default;
alter table token alter column every_site drop default;
alter table token alter column sites drop default;
alter table token alter column created_by drop default;
alter table token alter column ends_at drop default;

create index token_before_rotation on token (previous_sha256) where previous_sha256 is not null;
