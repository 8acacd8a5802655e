package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.api.rest.access.Needs;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The endpoints of this service, as its classes declare them. */
public final class Endpoints {
    private Endpoints() {}

    /**
     * An endpoint.
     *
     * @param needs nothing when it was forgotten, or one
     * @param body what is made of the body, or nothing where none is read
     * @param consumes the media types that it may have, or nothing where it does not matter
     */
    record Endpoint(String method, String path, List<Needs> needs, List<Class<?>> body, List<String> consumes) {

        /** Others read bytes, or nothing. */
        boolean readsJson() {
            return body.stream().anyMatch(type -> !type.equals(InputStream.class));
        }

        /** Tells it from others at the same path. */
        private Stream<String> keys() {
            return consumes.isEmpty()
                    ? Stream.of(toString())
                    : consumes.stream().map(type -> this + " " + type);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Those that may change something, by method, path and what they consume. */
    public static List<String> changing() throws IOException, URISyntaxException {
        return ofTheService().stream()
                .filter(endpoint -> !endpoint.method().equals(HttpMethod.GET))
                .flatMap(Endpoint::keys)
                .sorted()
                .toList();
    }

    /** Of all classes beside this service's own, wherever they lie. */
    static List<Endpoint> ofTheService() throws IOException, URISyntaxException {
        java.nio.file.Path classes = java.nio.file.Path.of(
                Needs.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
            return files.map(classes::relativize)
                    .map(java.nio.file.Path::toString)
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .map(Endpoints::load)
                    .flatMap(Endpoints::of)
                    .toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    static Stream<Endpoint> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> of(resource, method));
    }

    private static Stream<Endpoint> of(Class<?> resource, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(http -> http != null)
                .map(http -> new Endpoint(
                        http.value(),
                        (path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class)))
                                .replaceAll("\\{(\\w+):[^}]*}", "{$1}"),
                        Optional.ofNullable(method.getAnnotation(Needs.class)).stream()
                                .toList(),
                        body(method),
                        Optional.ofNullable(method.getAnnotation(Consumes.class)).stream()
                                .flatMap(types -> Arrays.stream(types.value()))
                                .toList()));
    }

    /** What no annotation says to come from elsewhere, and is nothing that every endpoint can have. */
    private static List<Class<?>> body(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation ->
                                annotation.annotationType().getPackageName().startsWith("jakarta.ws.rs")))
                .<Class<?>>map(Parameter::getType)
                .filter(type -> !type.equals(UriInfo.class) && !type.equals(SecurityContext.class))
                .toList();
    }

    private static String path(@Nullable Path path) {
        if (path == null || path.value().isEmpty()) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Endpoints.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
