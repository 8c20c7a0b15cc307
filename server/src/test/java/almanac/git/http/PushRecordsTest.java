package almanac.git.http;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.git.event.PushedRef;
import almanac.server.Given;
import almanac.server.Given.ProjectFile;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.shared.UserId;
import almanac.storage.git.OpenPushes;
import almanac.storage.git.OpenPushes.OpenPush;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

/** Pushes that a server left behind which died in the middle of them. */
class PushRecordsTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Server SERVER = Server.running();

    private final OpenPushes open = SERVER.bean(OpenPushes.class);
    private final PushRecords records = SERVER.bean(PushRecords.class);
    private final ProjectFile file = Given.aFileOf(Given.aPrivateProjectOf(ANA));
    private final PushedRef moved = new PushedRef("refs/heads/main", null, file.commit());
    private final PushedRef notMoved = new PushedRef("refs/heads/other", null, file.commit());

    @Test
    void what_was_moved_is_recorded_as_its_senders_and_what_was_not_is_not() {
        OpenPush push = push(ANA, moved, notMoved);
        open.begin(push);
        records.settle(0);
        Answer told = pushes();
        assertThat(told.at("/pushes")).hasSize(1);
        assertThat(told.text("/pushes/0/pushedBy")).isEqualTo(ANA.id());
        assertThat(told.at("/pushes/0/refs")).hasSize(1);
        assertThat(told.text("/pushes/0/refs/0/ref")).isEqualTo("refs/heads/main");
        assertThat(open.leftBehind(0, 1000)).isEmpty();
    }

    @Test
    void what_was_recorded_already_is_not_recorded_again() {
        OpenPush push = push(ANA, moved);
        open.begin(push);
        records.end(push);
        open.begin(push);
        records.settle(0);
        assertThat(pushes().at("/pushes")).hasSize(1);
        assertThat(open.leftBehind(0, 1000)).isEmpty();
    }

    @Test
    void a_push_that_moved_nothing_is_forgotten() {
        open.begin(push(ANA, notMoved));
        records.settle(0);
        assertThat(pushes().at("/pushes")).isEmpty();
        assertThat(open.leftBehind(0, 1000)).isEmpty();
    }

    @Test
    void who_lost_the_right_meanwhile_has_pushed_nevertheless() {
        Someone bo = Someone.called("bo");
        open.begin(push(bo, moved));
        records.settle(0);
        assertThat(pushes().text("/pushes/0/pushedBy")).isEqualTo("system");
    }

    @Test
    void what_may_still_be_under_way_is_left_alone() {
        OpenPush push = push(ANA, moved);
        open.begin(push);
        records.settle(1);
        assertThat(pushes().at("/pushes")).isEmpty();
        open.end(push.push());
    }

    @Test
    void what_is_under_way_for_long_is_recorded_when_it_is_done_and_not_before() {
        JdbcOperations jdbc = SERVER.bean(JdbcOperations.class);
        OpenPush push = push(ANA, moved, notMoved);
        records.begin(push);
        jdbc.update(
                "update open_push set begun_at = now() - interval '1 hour' where push_id = ?",
                push.push().value());
        records.settle(2);
        assertThat(pushes().at("/pushes")).isEmpty();
        records.touch();
        assertThat(open.leftBehind(2, 1000)).doesNotContain(push); // nor does another server take it
        records.end(push);
        records.leave(push.push());
        assertThat(pushes().at("/pushes/0/refs")).hasSize(2);
    }

    @Test
    void what_was_left_by_this_server_is_recorded_as_well() {
        OpenPush push = push(ANA, moved);
        records.begin(push);
        records.leave(push.push());
        records.settle(0);
        assertThat(pushes().at("/pushes")).hasSize(1);
    }

    private Answer pushes() {
        return ANA.api()
                .get("/api/almanac/v1/projects/" + file.project().id() + "/pushes")
                .expect(200);
    }

    private OpenPush push(Someone who, PushedRef... refs) {
        return new OpenPush(
                new PushId(SERVER.bean(IdSource.class).next()),
                new ProjectId(file.project().id()),
                new UserId(who.id()),
                "key",
                "request",
                List.of(refs));
    }
}
