package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.LeaseMode;
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

    /**
     * The domain that the site is called by.
     *
     * @param name as the owner wrote it; nothing or one
     */
    record CustomDomain(List<String> name) implements Choice {
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
    record DomainAliases(List<String> names) implements Choice {
        public DomainAliases {
            names = List.copyOf(names);
        }

        @Override
        public String words() {
            return "domain aliases " + (names.isEmpty() ? "none" : String.join(" ", names));
        }
    }
}
