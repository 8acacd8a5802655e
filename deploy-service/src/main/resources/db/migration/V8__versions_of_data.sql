-- What each purge says that the data has come to; empty when nobody said.
alter table purge add column version text not null default '';
