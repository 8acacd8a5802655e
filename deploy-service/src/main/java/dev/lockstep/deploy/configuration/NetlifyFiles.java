package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.header.HeaderRules;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.deploy.configuration.header.HeaderTables;
import dev.lockstep.deploy.configuration.header.HeadersFile;
import dev.lockstep.deploy.configuration.header.SiteHeaders;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration;
import dev.lockstep.deploy.configuration.redirect.RedirectTables;
import dev.lockstep.deploy.configuration.redirect.RedirectsFile;
import dev.lockstep.deploy.configuration.redirect.SiteRedirects;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the three files say that people know from Netlify. Redirects of {@code _redirects} are tried before those of
 * {@code netlify.toml}; of a header that both name for a path, {@code netlify.toml} says the value.
 */
final class NetlifyFiles {
    private final ReadConfiguration toml;
    private final Problems ofRedirects = new Problems(RedirectsFile.FILE.name());
    private final Problems ofHeaders = new Problems(HeadersFile.FILE.name());
    private final Problems ofToml = new Problems(NetlifyToml.name());

    NetlifyFiles(ReadConfiguration toml) {
        this.toml = toml;
    }

    record Rules(Redirects redirects, HeaderRules headers) {}

    /**
     * Reads them once; tells of what is wrong with them afterwards.
     *
     * @param served what visitors see
     * @throws IOException when the store fails, or lacks a file's blob
     */
    Rules read(Map<CanonicalPath, Blob> files, Set<CanonicalPath> served, BlobStore blobs) throws IOException {
        NetlifyToml tables = NetlifyToml.read(toml, files, blobs, ofToml);
        SiteRedirects redirects = new SiteRedirects();
        RedirectsFile.FILE.read(files, blobs, ofRedirects).ifPresent(new RedirectsFile(redirects, ofRedirects)::read);
        new RedirectTables(redirects, ofToml).read(tables.redirects());
        SiteHeaders headers = new SiteHeaders();
        HeadersFile.FILE.read(files, blobs, ofHeaders).ifPresent(new HeadersFile(headers, ofHeaders)::read);
        new HeaderTables(headers, ofToml).read(tables.headers());
        return new Rules(redirects.rules(served), headers.rules());
    }

    /** What is wrong with them, file by file. */
    List<Problem> problems() {
        return Stream.of(ofRedirects, ofHeaders, ofToml)
                .flatMap(problems -> problems.inOrder().stream())
                .toList();
    }
}
