-- Results of commands are forgotten when nobody can send the command again.
create index command_by_time on command (created_at);
