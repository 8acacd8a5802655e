package dev.lockstep.contracts.manifest.redirect;

/** What rules may want to know of a visitor; told only if one does. */
public interface Who {

    /** Of whom nothing is known. */
    Who ANYBODY = new Who() {
        @Override
        public String acceptLanguage() {
            return "";
        }

        @Override
        public String cookie(String name) {
            return "";
        }

        @Override
        public String country() {
            return "";
        }
    };

    /** The field as it was sent; empty when it was not. */
    String acceptLanguage();

    /** The value of a cookie; empty when it was not sent. */
    String cookie(String name);

    /** Two letters of ISO 3166; empty where nobody can be believed about it. */
    String country();
}
