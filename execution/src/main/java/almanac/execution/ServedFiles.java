package almanac.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.environment.event.EnvironmentVariables;
import almanac.execution.serving.ServingSettings;
import almanac.experiment.query.ArtifactEntry;
import almanac.experiment.query.ArtifactQuery.FindArtifact;
import almanac.experiment.query.ArtifactQuery.ListArtifacts;
import almanac.experiment.query.StoredArtifact;
import almanac.job.query.JobToRun;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.modelapi.event.ServedSource;
import almanac.modelapi.query.ModelApiQuery.GetServedVersion;
import almanac.modelapi.query.ServedVersion;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.row.Page;
import almanac.row.Window;
import almanac.secret.MasterKey;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.storage.environment.SealedVariables;
import almanac.storage.environment.SealedVariables.Variable;
import almanac.storage.environment.VariableVault;
import almanac.storage.files.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Lays out the harness of a model API, and the files of a registered model that it serves. */
@Component
@ForRole(Role.API)
record ServedFiles(Dispatch dispatch, BlobStore blobs, VariableVault vault, MasterKey key, ServingSettings settings)
        implements InstanceFiles {

    private static final List<String> HARNESS = List.of("harness.py", "harness.R");
    private static final String MODEL = "model";
    private static final int AT_ONCE = 500;

    @Override
    public void layOut(JobToRun job, JobFolders folders, Runnable goingOn) {
        ServedVersion version = version(job);
        ServedSource source = version.source();
        try {
            Path place = folders.serving();
            FileSystemUtils.deleteRecursively(place);
            Files.createDirectories(place);
            for (String file : HARNESS) {
                try (InputStream harness = Objects.requireNonNull(
                        ServingSettings.class.getResourceAsStream(file), "the program has its harness")) {
                    Files.copy(harness, place.resolve(file));
                }
            }
            Map<String, Object> told =
                    new HashMap<>(Map.of("largestAnswer", settings.largestAnswer(), "logsCalls", version.logsCalls()));
            if (source.files() != null) {
                folders.say("Laying out version %d of registered model '%s'"
                        .formatted(source.modelVersion(), source.modelName()));
                copy(source.files(), version.project(), "", place.resolve(MODEL), goingOn);
                told.put(MODEL, MODEL);
            } else {
                told.put("file", String.valueOf(source.file()));
                told.put("function", String.valueOf(source.function()));
                leaveOut(source.excludedFiles(), folders.work());
            }
            Files.writeString(place.resolve("serving.json"), JsonMapper.shared().writeValueAsString(told), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes files of the checkout; what lies behind a link is not of the checkout, and stays. */
    private static void leaveOut(List<String> files, Path work) throws IOException {
        for (String file : files) {
            Path excluded = work.resolve(new FilePath(file).value());
            Path folder = Objects.requireNonNull(excluded.getParent());
            boolean isInPlace = Files.isDirectory(folder)
                    && folder.toRealPath().equals(work.toRealPath().resolve(work.relativize(folder)));
            if (isInPlace) {
                FileSystemUtils.deleteRecursively(excluded);
            }
        }
    }

    private void copy(ModelVersionId files, ProjectId project, String folder, Path into, Runnable goingOn)
            throws IOException {
        ArtifactRoot root = ArtifactRoot.of(files);
        Files.createDirectories(into);
        Window window = new Window(0, AT_ONCE);
        Page<ArtifactEntry> page;
        do {
            page = ask(new ListArtifacts(root, project, folder, window));
            for (ArtifactEntry entry : page.items()) {
                goingOn.run();
                Path target = into.resolve(Path.of(entry.path()).getFileName().toString());
                if (entry.isDir()) {
                    copy(files, project, entry.path(), target, goingOn);
                } else {
                    copy(ask(new FindArtifact(root, project, new FilePath(entry.path()))), target);
                }
            }
            window = new Window(window.offset() + AT_ONCE, AT_ONCE);
        } while (page.totalCount() > window.offset());
    }

    private void copy(StoredArtifact artifact, Path target) throws IOException {
        if (!blobs.hasRoomFor(artifact.size())) {
            throw ErrorCode.NO_ROOM.with();
        }
        Path stored = blobs.find(artifact.content()).orElseThrow(() -> ErrorCode.BYTES_AWAY.with(artifact.path()));
        Files.copy(stored, target);
    }

    @Override
    public Map<String, String> variables(JobToRun job) {
        EnvironmentVariables variables = version(job).variables();
        return variables == null
                ? Map.of()
                : vault
                        .find(variables.id())
                        .map(box -> SealedVariables.open(variables.id(), box, key))
                        .orElseThrow(ErrorCode.VARIABLES_NOT_HERE::with)
                        .stream()
                        .filter(variable -> variables.names().contains(variable.name()))
                        .collect(Collectors.toMap(Variable::name, Variable::value, (first, last) -> last));
    }

    private ServedVersion version(JobToRun job) {
        return ask(new GetServedVersion(Objects.requireNonNull(job.serving(), "an instance serves a version")));
    }

    private <A> A ask(Query<A> query) {
        return dispatch.askAsSystem(query, RequestId.next());
    }
}
