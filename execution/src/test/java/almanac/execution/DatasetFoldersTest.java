package almanac.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.execution.process.LocalExecutor;
import almanac.execution.process.LocalExecutor.Terms;
import almanac.job.event.JobDataset;
import almanac.job.event.JobInput;
import almanac.job.event.JobRequest;
import almanac.job.query.ExecutionStatus;
import almanac.job.query.JobToRun;
import almanac.shared.DatasetId;
import almanac.shared.EnvironmentId;
import almanac.shared.FilePath;
import almanac.shared.HardwareTierId;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.files.CollectionLock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DatasetFoldersTest {

    private static final String JOB = "6530b3d45f1c9a2e8f4c0d1a";
    private static final FilePath ROSES = new FilePath("poems/roses");
    private static final FilePath VIOLETS = new FilePath("violets");
    private static final FilePath SUGAR = new FilePath("sugar");

    @TempDir
    Path home;

    private final DatasetsInMemory kept = new DatasetsInMemory();
    private BlobStore blobs;
    private DatasetFolders datasets;
    private JobFolders folders;

    /** Nothing is collected here. */
    private static final class NoLock implements CollectionLock {

        @Override
        public void whileNothingIsCollected(Runnable action) {
            action.run();
        }

        @Override
        public void whileNothingIsKept(Runnable action) {
            action.run();
        }
    }

    @BeforeEach
    void begin() {
        LocalExecutor executor = new LocalExecutor(home.resolve("jobs"), InstantSource.system(), new Terms(0, true));
        blobs = new BlobStore(home.resolve("store"), 0, new NoLock(), InstantSource.system());
        datasets = new DatasetFolders(
                kept, blobs, IdSource.of(InstantSource.system()), InstantSource.system(), DataSize.ofBytes(0));
        folders = new JobFolders(executor.directory(JOB));
        folders.empty();
    }

    @AfterEach
    void end() {
        blobs.close();
    }

    @Test
    void what_was_kept_before_a_restart_is_not_told_as_unkept_after_it() throws IOException {
        DatasetId dataset = kept.add("poems", Map.of(ROSES, blob("are red"), VIOLETS, blob("are blue")));
        List<JobDataset> laidOut = datasets.layOut(job(null), folders, () -> {});
        Path place = folders.datasets().resolve("poems");
        Files.writeString(place.resolve("poems/roses"), "were red");
        Files.writeString(place.resolve("sugar"), "is sweet");
        Files.delete(place.resolve("violets"));
        datasets.keep(job(null), laidOut, folders);
        Map<FilePath, Blob> left = Map.of(ROSES, blob("were red"), SUGAR, blob("is sweet"));
        assertThat(kept.of(dataset)).isEqualTo(left);

        forgetThatItIsDone(dataset);
        datasets.keep(job(null), laidOut, folders);
        assertThat(kept.of(dataset)).isEqualTo(left);
        assertThat(said()).doesNotContain("not kept");
    }

    @Test
    void what_others_have_left_there_meanwhile_is_told() throws IOException {
        DatasetId dataset = kept.add("poems", Map.of(VIOLETS, blob("are blue")));
        List<JobDataset> laidOut = datasets.layOut(job(null), folders, () -> {});
        Path place = folders.datasets().resolve("poems");
        Files.writeString(place.resolve("sugar"), "is sweet");
        Files.delete(place.resolve("violets"));
        Map<FilePath, Blob> theirs = Map.of(VIOLETS, blob("were blue"), SUGAR, blob("is salty"));
        kept.of(dataset).putAll(theirs);
        datasets.keep(job(null), laidOut, folders);
        assertThat(kept.of(dataset)).isEqualTo(theirs);
        assertThat(said()).contains("not kept: violets: ", "not kept: sugar: ");
    }

    @Test
    void a_job_that_is_prepared_again_has_the_datasets_that_it_was_said_to_have() {
        kept.add("poems", Map.of(ROSES, blob("are red")));
        List<JobDataset> first = datasets.layOut(job(null), folders, () -> {});
        folders.empty();
        kept.add("novels", Map.of());
        JobInput input = new JobInput("c0ffee", null, List.of(), first);
        assertThat(datasets.layOut(job(input), folders, () -> {})).isEqualTo(first);
        assertThat(folders.datasets()).isDirectoryContaining("glob:**poems").isDirectoryNotContaining("glob:**novels");
        assertThat(folders.datasets().resolve("poems/poems/roses")).hasContent("are red");
    }

    @Test
    void a_folder_has_the_name_of_its_dataset_where_there_can_be_such_a_folder() throws IOException {
        String longest = "x".repeat(255);
        List<String> asTheyAre = List.of("raw (2024)+more@home", ".hidden", "a:b*c", longest);
        asTheyAre.forEach(name -> kept.add(name, Map.of()));
        DatasetId up = kept.add("..", Map.of());
        DatasetId below = kept.add("a/b", Map.of());
        DatasetId tooLong = kept.add("x".repeat(256), Map.of());
        DatasetId second = kept.add(".hidden", Map.of());
        DatasetId disguised = kept.add(second.value(), Map.of());
        List<JobDataset> laidOut = datasets.layOut(job(null), folders, () -> {});
        assertThat(laidOut.stream().map(DatasetFoldersTest::nameOf))
                .startsWith(asTheyAre.toArray(String[]::new))
                .endsWith(up.value(), below.value(), tooLong.value(), second.value(), disguised.value());
        assertThat(said())
                .contains("Dataset .. lies in the folder " + up, "Dataset a/b lies in the folder " + below)
                .doesNotContain("raw (2024)");
    }

    private static String nameOf(JobDataset dataset) {
        return Path.of(String.valueOf(dataset.path())).getFileName().toString();
    }

    /** As a process does that is killed before it could remember it. */
    private void forgetThatItIsDone(DatasetId dataset) throws IOException {
        Files.delete(folders.directory().path().resolve("own-kept-" + dataset));
    }

    private String said() throws IOException {
        Path preparation = folders.directory().preparation();
        return Files.exists(preparation) ? Files.readString(preparation) : "";
    }

    private Blob blob(String text) {
        return blobs.keep(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static JobToRun job(@Nullable JobInput input) {
        JobRequest request = new JobRequest(
                "true",
                null,
                null,
                null,
                new EnvironmentId("000000000000000000000001"),
                RevisionSpec.ACTIVE,
                new HardwareTierId("small"),
                null,
                false);
        return new JobToRun(
                new JobId(JOB),
                new ProjectId("6530b3d45f1c9a2e8f4c0d1b"),
                1,
                new UserId("6530b3d45f1c9a2e8f4c0d1c"),
                request,
                ExecutionStatus.PREPARING,
                "a",
                input,
                false,
                null);
    }
}
