package almanac.execution;

import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.git.LargeFiles;
import almanac.storage.git.LfsObjects;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The Git LFS objects of one project. */
record ProjectLargeFiles(ProjectId project, LfsObjects objects, BlobStore blobs) implements LargeFiles {

    @Override
    public Optional<Path> find(Blob object) {
        if (!objects.find(project, object.content()).equals(Optional.of(object))) {
            return Optional.empty();
        }
        if (!blobs.hasRoomFor(object.size())) {
            throw ErrorCode.NO_ROOM.with();
        }
        return Optional.of(blobs.find(object.content()).orElseThrow(() -> ErrorCode.BYTES_AWAY.with(object.content())));
    }

    @Override
    public Optional<Blob> keep(InputStream bytes) {
        Blob kept = blobs.keep(bytes);
        objects.add(project, kept);
        return Optional.of(kept);
    }
}
