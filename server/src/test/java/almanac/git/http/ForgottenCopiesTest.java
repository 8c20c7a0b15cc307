package almanac.git.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.server.Given;
import almanac.server.Given.ProjectFile;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.Sha256;
import almanac.storage.files.Blob;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitStore;
import almanac.storage.git.LfsObjects;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a server had copied that died before, or after, the project was there. */
class ForgottenCopiesTest {

    private static final Someone ANA = Someone.called("ana");
    private static final GitReference HEAD = new GitReference(GitReferenceType.HEAD, null);

    private final GitStore store = Server.running().bean(GitStore.class);
    private final LfsObjects objects = Server.running().bean(LfsObjects.class);
    private final ForgottenCopies copies = Server.running().bean(ForgottenCopies.class);
    private final ProjectFile file = Given.aFileOf(Given.aPrivateProjectOf(ANA));

    @Test
    void what_was_copied_for_a_project_that_never_came_is_removed() {
        ProjectId never = new ProjectId(Server.running().bean(IdSource.class).next());
        copyTo(never);
        Blob object = new Blob(Sha256.of(never.value().getBytes(UTF_8)), 5);
        objects.add(never, object);
        copies.settle(Duration.ofHours(1));
        assertThat(store.forgotten(Instant.MAX)).contains(never);
        assertThat(objects.find(never, object.content())).contains(object);
        copies.settle(Duration.ZERO);
        assertThat(store.forgotten(Instant.MAX)).doesNotContain(never);
        assertThat(objects.find(never, object.content())).isEmpty();
    }

    @Test
    void what_was_copied_for_a_project_that_is_there_takes_its_place() {
        ProjectId project = new ProjectId(Given.aPrivateProjectOf(ANA).id());
        copyTo(project);
        copies.settle(Duration.ZERO);
        assertThat(store.forgotten(Instant.MAX)).doesNotContain(project);
        try (BareRepository repository = store.open(project)) {
            assertThat(repository.resolve(HEAD)).isEqualTo(file.commit());
        }
    }

    private void copyTo(ProjectId project) {
        try (BareRepository source = store.open(new ProjectId(file.project().id()))) {
            store.copy(source, project);
        }
    }
}
