package almanac.storage.git;

import almanac.storage.files.Blob;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The Git LFS objects that a folder has in the place of their pointers. */
public interface LargeFiles {

    /** Of a repository whose objects are kept elsewhere: its folders have the pointers. */
    LargeFiles ELSEWHERE = new LargeFiles() {

        @Override
        public Optional<Path> find(Blob object) {
            return Optional.empty();
        }

        @Override
        public Optional<Blob> keep(InputStream bytes) {
            return Optional.empty();
        }
    };

    /**
     * Returns the file with the bytes of the object, which is to be read alone; empty when they are not kept here.
     *
     * @throws almanac.shared.DomainException when the disk has no room for a copy
     */
    Optional<Path> find(Blob object);

    /** Keeps an object that takes the place of another; empty where none can be kept. */
    Optional<Blob> keep(InputStream bytes);
}
