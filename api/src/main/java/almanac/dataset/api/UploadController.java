package almanac.dataset.api;

import almanac.dataset.query.DatasetQuery.MayWriteFiles;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.UploadId;
import almanac.storage.files.Chunk;
import almanac.storage.files.Collision;
import almanac.storage.files.Upload;
import almanac.storage.files.Uploads;
import almanac.web.AlmanacExtension;
import almanac.web.MultipartPiece;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives files in pieces, as the Python client of the platform sends them: the client begins an upload, asks of each
 * piece whether it has to send it, sends it, and ends the upload, which puts all of its files into the dataset.
 */
@RestController
@AlmanacExtension
@RequestMapping("/v4/datasetrw/datasets/{datasetId}/snapshot/file")
class UploadController {

    private static final int MOST_PIECES = 1_000_000;
    private static final String MD5 = "[0-9a-fA-F]{32}";

    private final Dispatch dispatch;
    private final Uploads uploads;
    private final UploadEnd end;
    private final IdSource ids;
    private final InstantSource clock;
    private final Duration keptFor;

    UploadController(
            Dispatch dispatch,
            Uploads uploads,
            UploadEnd end,
            IdSource ids,
            InstantSource clock,
            @Value("${almanac.files.uploads-kept-for:7d}") Duration keptFor) {
        this.dispatch = dispatch;
        this.uploads = uploads;
        this.end = end;
        this.ids = ids;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    enum FileCollisionSetting {
        @JsonProperty("Rename")
        RENAME(Collision.RENAME),
        @JsonProperty("Overwrite")
        OVERWRITE(Collision.OVERWRITE),
        @JsonProperty("Ignore")
        IGNORE(Collision.IGNORE);

        private final Collision collision;

        FileCollisionSetting(Collision collision) {
            this.collision = collision;
        }
    }

    /** Body of a new upload. The client sends a list of paths as well, which is always empty. */
    record NewUpload(@Nullable FileCollisionSetting fileCollisionSetting) {}

    @PostMapping("/start")
    UploadId startUpload(@PathVariable DatasetId datasetId, @RequestBody NewUpload body, Caller caller) {
        requireWriter(datasetId, caller);
        uploads.removeOlderThan(clock.instant().minus(keptFor));
        UploadId key = new UploadId(ids.next());
        FileCollisionSetting setting = body.fileCollisionSetting();
        Collision collision = setting == null ? Collision.IGNORE : setting.collision;
        uploads.begin(key, new Upload(datasetId, caller.user(), collision));
        return key;
    }

    /**
     * Answers with no content: the client has to send the piece. The Python client does not say which file a piece
     * belongs to, and other files may have one of the same name, length and number, so it always has to send it.
     */
    @GetMapping("/test")
    ResponseEntity<Void> testPiece(
            @PathVariable DatasetId datasetId,
            @RequestParam UploadId key,
            @RequestParam @Min(1) int resumableChunkNumber,
            @RequestParam @Min(1) @Max(MOST_PIECES) int resumableTotalChunks,
            @RequestParam(required = false) @Nullable String resumableRelativePath,
            @RequestParam(required = false) @Nullable String resumableIdentifier,
            @RequestParam @Pattern(regexp = MD5) String checksum,
            Caller caller) {
        requireOwn(datasetId, key, caller);
        UploadPaths.requireName(resumableIdentifier);
        boolean isThere = resumableRelativePath != null
                && uploads.has(key, chunk(resumableRelativePath, resumableChunkNumber, resumableTotalChunks, checksum));
        return isThere
                ? ResponseEntity.ok().build()
                : ResponseEntity.noContent().build();
    }

    @PostMapping
    void sendPiece(
            @PathVariable DatasetId datasetId,
            @RequestParam UploadId key,
            @RequestParam @Min(1) int resumableChunkNumber,
            @RequestParam @Min(1) @Max(MOST_PIECES) int resumableTotalChunks,
            @RequestParam @Min(0) long resumableCurrentChunkSize,
            @RequestParam String resumableRelativePath,
            @RequestParam @Pattern(regexp = MD5) String checksum,
            Caller caller,
            HttpServletRequest request)
            throws IOException {
        requireOwn(datasetId, key, caller);
        Chunk chunk = chunk(resumableRelativePath, resumableChunkNumber, resumableTotalChunks, checksum);
        uploads.keep(key, chunk, MultipartPiece.of(request, resumableCurrentChunkSize));
    }

    /** Ends an upload. It is a GET, because the client sends one. */
    @GetMapping("/end/{key}")
    void endUpload(
            @PathVariable DatasetId datasetId,
            @PathVariable UploadId key,
            @RequestParam(defaultValue = "") String targetRelativePath,
            Caller caller) {
        Upload upload = requireOwn(datasetId, key, caller);
        end.end(key, upload, UploadPaths.withSlashes(targetRelativePath), caller);
    }

    /** Cancels an upload, with a GET as well. */
    @GetMapping("/cancel/{key}")
    void cancelUpload(@PathVariable DatasetId datasetId, @PathVariable UploadId key, Caller caller) {
        requireOwn(datasetId, key, caller);
        uploads.remove(key);
    }

    private static Chunk chunk(String path, int number, int total, String checksum) {
        if (number > total) {
            throw ErrorCode.INVALID_VALUE.with("resumableChunkNumber", "is greater than resumableTotalChunks");
        }
        return new Chunk(UploadPaths.of(path), number, total, checksum.toLowerCase(Locale.ROOT));
    }

    private Upload requireOwn(DatasetId dataset, UploadId key, Caller caller) {
        requireWriter(dataset, caller);
        return uploads.find(key)
                .filter(upload ->
                        upload.user().equals(caller.user()) && upload.dataset().equals(dataset))
                .orElseThrow(() -> ErrorCode.UPLOAD_NOT_FOUND.with(key, dataset));
    }

    private void requireWriter(DatasetId dataset, Caller caller) {
        dispatch.ask(new MayWriteFiles(dataset), caller);
    }
}
