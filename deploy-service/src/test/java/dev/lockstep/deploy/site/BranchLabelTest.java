package dev.lockstep.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchLabelTest {

    private static final SiteName SHOP = new SiteName("shop");

    @ParameterizedTest
    @CsvSource({
        "next, next",
        "feature/Cart_2, feature-cart-2",
        "--a--b--, a-b",
        "dependabot/npm/x@1.2, dependabot-npm-x-1-2"
    })
    void aBranchIsCalledBySmallLettersAndDigits(String branch, String label) {
        assertThat(BranchLabel.of(branch, SHOP)).contains(new BranchLabel(label));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "--", "ä", "0123456789abcdef0123", "live", "/Live"})
    void whereNothingIsLeftOrSomethingElseIsMeantThereIsNoLabel(String branch) {
        assertThat(BranchLabel.of(branch, SHOP)).isEmpty();
    }

    @Test
    void branchAndSiteFitOneLabelOfAHost() {
        SiteName longest = new SiteName("s".repeat(40));

        assertThat(BranchLabel.of("x".repeat(20) + "-" + "c".repeat(50), longest))
                .contains(new BranchLabel("x".repeat(20)));
    }
}
