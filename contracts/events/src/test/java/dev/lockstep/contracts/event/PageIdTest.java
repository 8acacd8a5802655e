package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PageIdTest {

    @Test
    void aPageIsFoundByTheKeyOfItsRecord() {
        PageKey page = new PageKey(new CanonicalPath("/two words"), new TreeMap<>(Map.of("page", "2 3")));
        PageId id = new PageId(new DeployId("d2"), page);

        assertThat(PageId.parse(id.text())).contains(id);
    }

    @Test
    void whatNamesNoPageIsNone() {
        assertThat(PageId.parse("")).isEmpty();
        assertThat(PageId.parse("d2")).isEmpty();
        assertThat(PageId.parse(" /products/1")).isEmpty();
        assertThat(PageId.parse("d2 products")).isEmpty();
    }
}
