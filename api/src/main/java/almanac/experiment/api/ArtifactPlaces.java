package almanac.experiment.api;

import almanac.messaging.Caller;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.ProjectId;
import almanac.web.RawPath;
import org.springframework.stereotype.Component;

/** Reads the paths of the artifact service, which lead through the runs, logged models and versions. */
@Component
class ArtifactPlaces {

    private final TrackingPlaces places;

    ArtifactPlaces(TrackingPlaces places) {
        this.places = places;
    }

    /**
     * A place and the project that it belongs to.
     *
     * @param path below the root; empty for the root itself
     */
    record Place(ArtifactRoot root, ProjectId project, String path) {

        /** Returns the path of an artifact, which the root itself is not. */
        FilePath file() {
            return new FilePath(path);
        }
    }

    Place of(RawPath path, Caller caller) {
        return of(path.value(), caller);
    }

    Place of(String path, Caller caller) {
        ArtifactRoot.Address address = ArtifactRoot.Address.parse(path);
        if (address == null) {
            throw ErrorCode.INVALID_VALUE.with(
                    "path", "must begin with mlflow/<run id>/artifacts, as the artifact_uri of the run does");
        }
        return new Place(address.root(), project(address.root(), caller), address.path());
    }

    ProjectId project(ArtifactRoot root, Caller caller) {
        return places.of(root, caller, ErrorCode.ARTIFACTS_NOT_FOUND.with(root));
    }
}
