# Varnish with its own rules: the suite asks what a cache does by itself.
vcl 4.1;

backend suite {
  .host = "127.0.0.1";
  .port = "${ORIGIN}";
}
