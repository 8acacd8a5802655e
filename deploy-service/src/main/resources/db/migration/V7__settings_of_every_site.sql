-- Edges learn from a site's settings which tokens may ask them to explain a page. Sites have been announced with theirs
-- from their first moment only since this version: those that were never configured are announced now. Each event is as
-- the service writes it.
insert into outbox (event_id, site, states, epoch, type, payload, added_at)
select gen_random_uuid()::text, site.id, 'settings', site.epoch, 'site.configured',
    convert_to(jsonb_build_object(
        'site', site.id,
        'lease', site.lease,
        'tokenDigests', (select coalesce(jsonb_agg(token.sha256), '[]') from token),
        'revision', site.settings_revision,
        'epoch', site.epoch,
        'at', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'UTF8'),
    now()
from site
where not exists (select from outbox where outbox.site = site.id and outbox.states = 'settings');
