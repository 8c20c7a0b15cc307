package almanac.experiment.api;

import almanac.dataset.api.FileAnswers;
import almanac.dataset.query.DatasetFileV1;
import almanac.experiment.command.ArtifactCommand.RemoveArtifact;
import almanac.experiment.command.ArtifactCommand.WriteArtifact;
import almanac.experiment.query.ArtifactEntry;
import almanac.experiment.query.ArtifactQuery.FindArtifact;
import almanac.experiment.query.ArtifactQuery.ListArtifacts;
import almanac.experiment.query.ArtifactQuery.MayWriteArtifacts;
import almanac.experiment.query.StoredArtifact;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.FilePath;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.web.RawPath;
import almanac.web.TrackingApi;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes in, sends, lists and removes artifacts: the service that clients find by the address of their run. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow-artifacts/artifacts")
class ArtifactController {

    /** The most entries of one folder that are listed: this service has no pages. */
    private static final int MOST = 100_000;

    private final Dispatch dispatch;
    private final ArtifactPlaces places;
    private final BlobStore blobs;
    private final FileAnswers answers;

    ArtifactController(Dispatch dispatch, ArtifactPlaces places, BlobStore blobs, FileAnswers answers) {
        this.dispatch = dispatch;
        this.places = places;
        this.blobs = blobs;
        this.answers = answers;
    }

    record Listed(List<ArtifactEntry> files) {}

    /** Lists a folder; its entries have their names alone for paths. */
    @GetMapping
    Listed listArtifactFolder(@RequestParam String path, Caller caller) {
        ArtifactPlaces.Place place = places.of(path.replaceFirst("/+$", ""), caller);
        Page<ArtifactEntry> page = dispatch.ask(
                new ListArtifacts(place.root(), place.project(), place.path(), new Window(0, MOST)), caller);
        return new Listed(page.items().stream()
                .map(entry -> entry.at(new FilePath(entry.path()).name()))
                .toList());
    }

    @GetMapping("/{*path}")
    ResponseEntity<Resource> getArtifact(
            RawPath path, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        ArtifactPlaces.Place place = places.of(path, caller);
        StoredArtifact artifact = dispatch.ask(new FindArtifact(place.root(), place.project(), place.file()), caller);
        return answers.of(
                new DatasetFileV1(artifact.path(), artifact.size(), null, artifact.content(), artifact.writtenAt()),
                request,
                response);
    }

    /** Asks first whether the caller may, so that the bytes of one that may not are not received. */
    @PutMapping("/{*path}")
    Map<String, Object> putArtifact(RawPath path, Caller caller, HttpServletRequest request) throws IOException {
        ArtifactPlaces.Place place = places.of(path, caller);
        FilePath file = place.file();
        dispatch.ask(new MayWriteArtifacts(place.root(), place.project()), caller);
        Blob blob = blobs.keep(request.getInputStream());
        dispatch.send(
                new WriteArtifact(place.root(), place.project(), file, blob.content(), blob.size(), caller.user()),
                caller);
        return Map.of();
    }

    @DeleteMapping("/{*path}")
    Map<String, Object> deleteArtifact(RawPath path, Caller caller) {
        ArtifactPlaces.Place place = places.of(path, caller);
        dispatch.send(new RemoveArtifact(place.root(), place.project(), place.file(), caller.user()), caller);
        return Map.of();
    }
}
