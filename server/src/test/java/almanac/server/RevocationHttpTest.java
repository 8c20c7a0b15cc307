package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A right that was taken away is gone, also for those whose requests were waiting at that moment. */
class RevocationHttpTest {

    private static final int CLIENTS = 8;
    private static final int ROUNDS = 3;

    @Test
    void a_collaborator_who_was_removed_does_not_take_himself_back() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Someone ana = Someone.called("ana");
            Someone bo = Someone.called("bo");
            Given.Project project = Given.withCollaborator(Given.aPrivateProjectOf(ana), bo.id(), "contributor");
            String collaborators = project.path() + "/collaborators";

            whileItIsRepeated(
                    () -> bo.api().post(collaborators, Map.of("id", bo.id(), "role", "contributor")),
                    () -> ana.api().delete(collaborators + "/" + bo.id()).expect(200));

            bo.api().get(project.path()).expect(404);
        }
    }

    @Test
    void an_administrator_who_was_relieved_does_not_promote_himself() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Someone mo = Someone.withRoles("mo", List.of("SysAdmin"));
            String roles = "/api/admin/v1/users/" + mo.id() + "/roles";

            whileItIsRepeated(
                    () -> mo.api().put(roles, Map.of("roles", List.of("SysAdmin"))),
                    () -> Given.administrator()
                            .put(roles, Map.of("roles", List.of()))
                            .expect(200));

            assertThat(Given.administrator()
                            .get("/api/admin/v1/users/" + mo.id())
                            .expect(200)
                            .json()
                            .at("/roles"))
                    .isEmpty();
        }
    }

    private static void whileItIsRepeated(Runnable repeated, Runnable once) throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofPlatform().daemon().start(() -> {
                    while (!ended.get()) {
                        repeated.run();
                    }
                }))
                .toList();
        Thread.sleep(200); // let them queue
        once.run();
        Thread.sleep(200); // let those who wait be answered
        ended.set(true);
        for (Thread client : clients) {
            client.join();
        }
    }
}
