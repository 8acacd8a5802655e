create table site (
    id               text primary key,
    name             text        not null unique,
    live_deploy      text,
    locked           boolean     not null,
    epoch            bigint      not null,
    pages_valid_from bigint      not null,
    previous         text[]      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    check (pages_valid_from <= epoch),
    check (live_deploy is not null or not locked)
);

create table deploy (
    id           text primary key,
    site         text        not null references site,
    draft        boolean     not null,
    branch       text        not null,
    title        text        not null,
    state        text        not null check (state in ('uploading', 'processing', 'ready', 'failed')),
    manifest     text,
    problems     jsonb       not null,
    published_at timestamptz,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check ((state = 'ready') = (manifest is not null))
);

create index deploy_of_site on deploy (site, created_at desc, id desc);
create index deploy_in_processing on deploy (updated_at) where state = 'processing';

alter table site add foreign key (live_deploy) references deploy;

-- The files that a deploy announced; one without a blob has still to be uploaded.
create table deploy_file (
    deploy text not null references deploy,
    path   text not null,
    sha1   text,
    blob   text,
    size   bigint,
    primary key (deploy, path),
    check (sha1 is not null or blob is not null),
    check ((blob is null) = (size is null))
);

-- What a site has uploaded before, so that only missing files travel. Per site: nobody learns what others have.
create table known_file (
    site text   not null references site,
    sha1 text   not null,
    blob text   not null,
    size bigint not null,
    primary key (site, sha1)
);

create table audit (
    id     bigint generated always as identity primary key,
    site   text        not null references site,
    action text        not null,
    deploy text        not null references deploy,
    epoch  bigint      not null,
    actor  text        not null,
    at     timestamptz not null
);

create index audit_of_site on audit (site, id);

create table outbox (
    id             bigint generated always as identity primary key,
    event_id       text        not null unique,
    site           text        not null references site,
    states         text        not null,
    epoch          bigint      not null,
    type           text        not null,
    payload        bytea       not null,
    added_at       timestamptz not null,
    sent_partition int,
    sent_offset    bigint,
    sent_at        timestamptz,
    check ((sent_at is null) = (sent_offset is null)),
    check ((sent_at is null) = (sent_partition is null))
);

create index outbox_unsent on outbox (site, id) where sent_at is null;
create index outbox_statement on outbox (site, states, epoch, id);
create index outbox_sent on outbox (sent_at);

create table token (
    name       text primary key,
    sha256     text       not null unique,
    created_at timestamptz not null
);

-- Commands that came over Kafka. The deploy's id is fixed before anything is done, so that to begin again makes no second
-- deploy; the result is kept, so that a repeated command is answered and not carried out again.
create table command (
    source     text        not null,
    id         text        not null,
    deploy     text        not null,
    result     bytea,
    created_at timestamptz not null,
    primary key (source, id)
);
