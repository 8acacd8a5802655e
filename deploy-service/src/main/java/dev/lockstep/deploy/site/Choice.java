package dev.lockstep.deploy.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PasswordHash;
import java.util.List;
import java.util.Locale;

/** One thing that an owner chooses for a site as a whole. */
public sealed interface Choice {

    /** What was chosen, for the audit log. */
    String words();

    record Lease(LeaseMode mode) implements Choice {
        @Override
        public String words() {
            return "lease " + mode.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which domains of its owner's show the site. */
    sealed interface OfDomains extends Choice {}

    /**
     * The domain that the site is called by.
     *
     * @param name as the owner wrote it; nothing or one
     */
    record CustomDomain(List<String> name) implements OfDomains {
        public CustomDomain {
            name = List.copyOf(name);
        }

        @Override
        public String words() {
            return "custom domain " + (name.isEmpty() ? "none" : name.getFirst());
        }
    }

    /**
     * Further domains, in place of those that were.
     *
     * @param names as the owner wrote them
     */
    record DomainAliases(List<String> names) implements OfDomains {
        public DomainAliases {
            names = List.copyOf(names);
        }

        @Override
        public String words() {
            return "domain aliases " + (names.isEmpty() ? "none" : String.join(" ", names));
        }
    }

    /** What previews are opened by; nothing or one. */
    record PreviewPassword(List<PasswordHash> hash) implements Choice {
        public PreviewPassword {
            hash = List.copyOf(hash);
        }

        @Override
        public String words() {
            return "preview password " + (hash.isEmpty() ? "none" : "changed");
        }
    }

    /** What previews are opened by, too, by tools rather than people; nothing or one. */
    record PreviewToken(List<Digest> digest) implements Choice {
        public PreviewToken {
            digest = List.copyOf(digest);
        }

        @Override
        public String words() {
            return "preview token " + (digest.isEmpty() ? "none" : "changed");
        }
    }

    /** What is locked by either: everything, or all but what is live. */
    record PasswordContext(boolean everything) implements Choice {
        @Override
        public String words() {
            return "password context " + (everything ? "all" : "non_production");
        }
    }

    /** Whether visitors may stay with a deploy that was live. */
    record Pins(boolean allowed) implements Choice {
        @Override
        public String words() {
            return "pins " + (allowed ? "on" : "off");
        }
    }

    /** Whether edges wait until they know what a visitor has seen. */
    record MonotonicReads(boolean wanted) implements Choice {
        @Override
        public String words() {
            return "monotonic reads " + (wanted ? "on" : "off");
        }
    }
}
