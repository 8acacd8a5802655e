package dev.lockstep.contracts.event.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PurgeScope;

/** Closed choices within events: their case is told by the property {@code kind}. */
final class ByKind {

    private ByKind() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PurgeScope.Site.class, name = "site"),
        @JsonSubTypes.Type(value = PurgeScope.Path.class, name = "path"),
        @JsonSubTypes.Type(value = PurgeScope.Prefix.class, name = "prefix"),
        @JsonSubTypes.Type(value = PurgeScope.Tag.class, name = "tag")
    })
    interface Scope {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = EdgeQuestion.ExplainPage.class, name = "explain-page"),
        @JsonSubTypes.Type(value = EdgeQuestion.CountPages.class, name = "count-pages")
    })
    interface Question {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = EdgeAnswer.NoSuchHost.class, name = "no-such-host"),
        @JsonSubTypes.Type(value = EdgeAnswer.NotExplained.class, name = "not-explained"),
        @JsonSubTypes.Type(value = EdgeAnswer.PageExplained.class, name = "page-explained"),
        @JsonSubTypes.Type(value = EdgeAnswer.PagesCounted.class, name = "pages-counted")
    })
    interface Answer {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PageDecision.File.class, name = "file"),
        @JsonSubTypes.Type(value = PageDecision.Nothing.class, name = "nothing"),
        @JsonSubTypes.Type(value = PageDecision.TooLong.class, name = "too-long"),
        @JsonSubTypes.Type(value = PageDecision.InPlaceOfNothing.class, name = "in-place-of-nothing"),
        @JsonSubTypes.Type(value = PageDecision.Moved.class, name = "moved"),
        @JsonSubTypes.Type(value = PageDecision.Redirected.class, name = "redirected"),
        @JsonSubTypes.Type(value = PageDecision.Proxied.class, name = "proxied"),
        @JsonSubTypes.Type(value = PageDecision.Passed.class, name = "passed"),
        @JsonSubTypes.Type(value = PageDecision.Missing.class, name = "missing"),
        @JsonSubTypes.Type(value = PageDecision.Fresh.class, name = "fresh"),
        @JsonSubTypes.Type(value = PageDecision.Outlived.class, name = "outlived"),
        @JsonSubTypes.Type(value = PageDecision.Expired.class, name = "expired"),
        @JsonSubTypes.Type(value = PageDecision.SoftlyPurged.class, name = "softly-purged"),
        @JsonSubTypes.Type(value = PageDecision.HardlyPurged.class, name = "hardly-purged"),
        @JsonSubTypes.Type(value = PageDecision.FromBefore.class, name = "from-before"),
        @JsonSubTypes.Type(value = PageDecision.BelowFloor.class, name = "below-floor")
    })
    interface Decision {}
}
