package almanac.experiment.api;

import almanac.experiment.command.ArtifactCommand.WriteArtifact;
import almanac.experiment.query.ArtifactQuery.MayWriteArtifacts;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.IdSource;
import almanac.shared.Sha256;
import almanac.shared.UploadId;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.files.PartUploads;
import almanac.storage.files.PartUploads.PartUpload;
import almanac.web.Int64;
import almanac.web.RawPath;
import almanac.web.TrackingApi;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/** Receives large artifacts in parts: the client begins an upload, sends each part where it is told, and completes it. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow-artifacts/mpu")
class ArtifactPartController {

    /** Where parts are sent to; no client knows this path from anywhere but an answer of this server. */
    static final String PATH = "/api/2.0/mlflow-artifacts/mpu/parts/";

    private static final long MOST_PARTS = 10_000;

    private final Dispatch dispatch;
    private final ArtifactPlaces places;
    private final PartUploads uploads;
    private final BlobStore blobs;
    private final IdSource ids;
    private final InstantSource clock;
    private final Duration keptFor;

    ArtifactPartController(
            Dispatch dispatch,
            ArtifactPlaces places,
            PartUploads uploads,
            BlobStore blobs,
            IdSource ids,
            InstantSource clock,
            @Value("${almanac.files.uploads-kept-for:7d}") Duration keptFor) {
        this.dispatch = dispatch;
        this.places = places;
        this.uploads = uploads;
        this.blobs = blobs;
        this.ids = ids;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    /**
     * An upload that is asked for.
     *
     * @param path of the file at the client; when it is absent, the path of the request is the whole of the artifact's
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Wanted(
            @Nullable String path,
            @Nullable @JsonDeserialize(using = Int64.class) Long numParts) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Begun(UploadId uploadId, List<PartPlace> credentials) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record PartPlace(String url, int partNumber, Map<String, String> headers) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Named(@Nullable UploadId uploadId) {}

    /** The client sends each part with the credential of this request, which is why the answer has it. */
    @PostMapping("/create/{*path}")
    Begun createArtifactUpload(RawPath path, @RequestBody Wanted body, Caller caller, HttpServletRequest request) {
        ArtifactPlaces.Place place = places.of(path, caller);
        dispatch.ask(new MayWriteArtifacts(place.root(), place.project()), caller);
        long parts = Members.required(body.numParts(), "num_parts");
        if (parts < 1 || parts > MOST_PARTS) {
            throw ErrorCode.INVALID_VALUE.with("num_parts", "must be from 1 to %d".formatted(MOST_PARTS));
        }
        FilePath file = file(place, body.path());
        uploads.removeOlderThan(clock.instant().minus(keptFor));
        UploadId upload = new UploadId(ids.next());
        uploads.begin(upload, new PartUpload(place.root(), file, caller.user(), (int) parts));
        String url =
                ServletUriComponentsBuilder.fromContextPath(request).path(PATH).build() + upload.value() + "/";
        Map<String, String> headers = credentials(request);
        return new Begun(
                upload,
                IntStream.rangeClosed(1, (int) parts)
                        .mapToObj(number -> new PartPlace(url + number, number, headers))
                        .toList());
    }

    /** Returns the file that comes: in the folder of the request, with the name of the client's own file. */
    private static FilePath file(ArtifactPlaces.Place folder, @Nullable String path) {
        String name = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return folder.file();
        }
        return new FilePath(folder.path().isEmpty() ? name : folder.path() + "/" + name);
    }

    private static Map<String, String> credentials(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : List.of(HttpHeaders.AUTHORIZATION, "X-Domino-Api-Key")) {
            String value = request.getHeader(header);
            if (value != null) {
                headers.put(header, value);
            }
        }
        return headers;
    }

    @PutMapping("/parts/{upload}/{number}")
    ResponseEntity<Void> putArtifactPart(
            @PathVariable UploadId upload, @PathVariable int number, Caller caller, HttpServletRequest request)
            throws IOException {
        PartUpload it = own(upload, caller);
        if (number < 1 || number > it.parts()) {
            throw ErrorCode.INVALID_VALUE.with("number", "must be from 1 to %d".formatted(it.parts()));
        }
        Sha256 digest = uploads.keep(upload, number, request.getInputStream());
        return ResponseEntity.ok().eTag("\"" + digest + "\"").build();
    }

    @PostMapping("/complete/{*path}")
    Map<String, Object> completeArtifactUpload(RawPath path, @RequestBody Named body, Caller caller) {
        UploadId upload = Members.required(body.uploadId(), "upload_id");
        PartUpload it = own(upload, caller);
        Blob blob = blobs.keep(uploads.bytes(upload, it));
        dispatch.send(
                new WriteArtifact(
                        it.root(),
                        places.project(it.root(), caller),
                        it.path(),
                        blob.content(),
                        blob.size(),
                        caller.user()),
                caller);
        uploads.remove(upload);
        return Map.of();
    }

    @PostMapping("/abort/{*path}")
    Map<String, Object> abortArtifactUpload(RawPath path, @RequestBody Named body, Caller caller) {
        UploadId upload = Members.required(body.uploadId(), "upload_id");
        own(upload, caller);
        uploads.remove(upload);
        return Map.of();
    }

    private PartUpload own(UploadId upload, Caller caller) {
        return uploads.find(upload, caller.user()).orElseThrow(() -> ErrorCode.ARTIFACT_UPLOAD_NOT_FOUND.with(upload));
    }
}
