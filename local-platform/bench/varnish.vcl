# Varnish as it is compared: it keeps what nginx says of its files, compressed or not as it came.
vcl 4.1;

backend origin {
  .host = "127.0.0.1";
  .port = "${FILES}";
}
