package almanac.contract;

import almanac.user.event.UserEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/** Every event type there is, found among the compiled classes. */
final class StoredEvents {

    private static final Pattern EVENT_INTERFACE = Pattern.compile("almanac/[^/]+/event/[^/$]+Event\\.class");

    /** The sources of the test resources: a compiled copy may hold files that are gone. */
    static final Path RESOURCES = Path.of("src", "test", "resources");

    private StoredEvents() {}

    /** The interfaces named {@code almanac.<feature>.event.*Event}. */
    static List<Class<?>> interfaces() {
        Path root = compiledClasses();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> EVENT_INTERFACE.matcher(name).matches())
                    .sorted()
                    .<Class<?>>map(StoredEvents::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every type that an event can have. */
    static List<Class<?>> types() {
        return interfaces().stream().flatMap(StoredEvents::permitted).toList();
    }

    /** None for an interface that is not sealed. */
    static Stream<Class<?>> permitted(Class<?> eventInterface) {
        Class<?>[] permitted = eventInterface.getPermittedSubclasses();
        return permitted == null ? Stream.empty() : Stream.of(permitted);
    }

    static String revisionOf(Class<?> event) {
        Revision revision = event.getAnnotation(Revision.class);
        return revision == null ? "1" : revision.value();
    }

    /** Where the event's form is kept, below the test resources. */
    static String fileOf(Class<?> event) {
        String name = event.getPackageName();
        String feature = name.substring(name.indexOf('.') + 1, name.lastIndexOf('.'));
        return "contract/%s/%s@%s.json".formatted(feature, event.getSimpleName(), revisionOf(event));
    }

    private static Path compiledClasses() {
        try {
            return Path.of(UserEvent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
