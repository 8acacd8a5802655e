-- Deploys that are not kept any more: their rows stay and say so. Those with a manifest had been ready.
alter table deploy drop constraint deploy_state_check;
alter table deploy drop constraint deploy_check;
alter table deploy add check (state in ('uploading', 'processing', 'warming', 'ready', 'failed', 'collected'));
alter table deploy add check (state = 'collected' or (state in ('warming', 'ready')) = (manifest is not null));

-- What somebody wants to be kept, however many come after it.
alter table deploy add column pinned boolean not null default false;

create index deploy_held on deploy (site, updated_at desc, id desc) where state <> 'collected';
