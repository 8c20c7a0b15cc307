package almanac.support.log;

import almanac.storage.person.WrappedKey;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** A file with the keys of people. */
record KeyFile(Path path) {

    /** Returns what tells under which master key they are wrapped. */
    String forEachKey(Consumer<WrappedKey> taker) {
        try (ImportFile file = ImportFile.open(path, FileHead.KEYS)) {
            for (WrappedKey key = file.next(FileLines::key); key != null; key = file.next(FileLines::key)) {
                taker.accept(key);
            }
            return Objects.requireNonNullElse(file.head().masterKey(), "");
        }
    }

    /** Refuses it unless it is whole. */
    void check() {
        forEachKey(key -> {});
    }
}
