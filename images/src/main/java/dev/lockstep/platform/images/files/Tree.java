package dev.lockstep.platform.images.files;

import dev.lockstep.platform.images.Inside;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** A directory and all that is below it. */
public record Tree(Path root) {

    private static final int ENOUGH_DIGITS = 16;

    /** Copies it as an image has it: with the time that all files of images have. */
    public void copyTo(Path target) throws IOException {
        for (Path file : everything()) {
            Path copy = target.resolve(root.relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.setLastModifiedTime(copy, FileTime.from(Inside.MODIFIED));
            }
        }
    }

    /** Gives all files the time that they have in an image. */
    public void settle() throws IOException {
        for (Path file : everything()) {
            Files.setLastModifiedTime(file, FileTime.from(Inside.MODIFIED));
        }
    }

    public void delete() throws IOException {
        if (Files.exists(root)) {
            for (Path file : everything().reversed()) {
                Files.delete(file);
            }
        }
    }

    /** Names these very files and their contents. */
    public String fingerprint() throws IOException {
        try (var digested =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            for (Path file : everything()) {
                digested.write(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(file)) {
                    try (InputStream in = Files.newInputStream(file)) {
                        in.transferTo(digested);
                    }
                }
            }
            byte[] digest = digested.getMessageDigest().digest();
            return HexFormat.of().formatHex(digest).substring(0, ENOUGH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> everything() throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
