-- What is known of a blob is forgotten when the blob is removed.
create index known_file_of_blob on known_file (blob);
