package almanac.dataset.api;

import almanac.dataset.command.FileCommand.WriteFile;
import almanac.dataset.command.FileCondition;
import almanac.dataset.query.DatasetFileV1;
import almanac.dataset.query.DatasetQuery.ListFiles;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.UploadId;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.files.Upload;
import almanac.storage.files.UploadedFile;
import almanac.storage.files.Uploads;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Puts the files of an upload into their dataset, one by one; each leaves the upload when it is in the dataset. An end
 * that broke off in the middle is completed when the client ends the upload again.
 */
@Component
class UploadEnd {

    private static final int MOST_NAMESAKES = 10_000;

    private final Dispatch dispatch;
    private final Uploads uploads;
    private final BlobStore blobs;

    UploadEnd(Dispatch dispatch, Uploads uploads, BlobStore blobs) {
        this.dispatch = dispatch;
        this.uploads = uploads;
        this.blobs = blobs;
    }

    void end(UploadId key, Upload upload, String targetFolder, Caller caller) {
        String folder = targetFolder.replaceAll("^/|/$", "");
        List<UploadedFile> files = uploads.files(key);
        files.stream().filter(file -> !file.isWhole()).findFirst().ifPresent(file -> {
            throw ErrorCode.UPLOAD_INCOMPLETE.with(file.path(), file.pieces().size(), file.total());
        });
        for (UploadedFile file : files) {
            FilePath path = folder.isEmpty() ? file.path() : new FilePath(folder).resolve(file.path());
            put(path, blobs.keep(file.bytes()), upload, caller);
            uploads.remove(key, file.path());
        }
        uploads.remove(key);
    }

    private void put(FilePath path, Blob blob, Upload upload, Caller caller) {
        DatasetId dataset = upload.dataset();
        switch (upload.collision()) {
            case OVERWRITE -> write(dataset, path, blob, FileCondition.NONE, caller);
            case IGNORE -> {
                if (find(dataset, path, caller).isEmpty()) {
                    write(dataset, path, blob, FileCondition.MUST_BE_NEW, caller);
                }
            }
            case RENAME -> putBeside(dataset, path, blob, caller);
        }
    }

    /**
     * Puts the file under a free name. A namesake with the same bytes is the file itself, from an end that broke off.
     */
    private void putBeside(DatasetId dataset, FilePath wanted, Blob blob, Caller caller) {
        for (int n = 0; n < MOST_NAMESAKES; n++) {
            FilePath path = n == 0 ? wanted : numbered(wanted, n);
            Optional<DatasetFileV1> namesake = find(dataset, path, caller);
            if (namesake.isEmpty()) {
                write(dataset, path, blob, FileCondition.MUST_BE_NEW, caller);
                return;
            }
            if (namesake.get().sha256().equals(blob.content())) {
                return;
            }
        }
        throw ErrorCode.FILE_THERE.with(wanted);
    }

    /** Numbers a path: {@code a/b.txt} becomes {@code a/b_1.txt}. */
    private static FilePath numbered(FilePath path, int number) {
        String name = path.name();
        String folder = path.value().substring(0, path.value().length() - name.length());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return new FilePath(folder + stem + "_" + number + name.substring(stem.length()));
    }

    /** Finds the file of a path, which is the first of the files whose paths begin with it. */
    private Optional<DatasetFileV1> find(DatasetId dataset, FilePath path, Caller caller) {
        return dispatch.ask(new ListFiles(dataset, path.value(), new Window(0, 1)), caller).items().stream()
                .filter(file -> file.path().equals(path))
                .findFirst();
    }

    private void write(DatasetId dataset, FilePath path, Blob blob, FileCondition condition, Caller caller) {
        dispatch.send(
                new WriteFile(dataset, path, blob.content(), blob.size(), null, null, condition),
                caller.withoutCondition());
    }
}
