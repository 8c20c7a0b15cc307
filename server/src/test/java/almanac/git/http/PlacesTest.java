package almanac.git.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.git.http.Places.Place;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When as many as may are at it already. */
class PlacesTest {

    private static final Someone ANA = Someone.called("ana");

    @Test
    void who_finds_no_place_is_refused_and_the_next_has_what_is_given_back() {
        Places pushes = new Places(2, 0, ErrorCode.TOO_MANY_PUSHES);
        try (Place _ = pushes.take()) {
            try (Place _ = pushes.take()) {
                assertThatThrownBy(pushes::take)
                        .isInstanceOfSatisfying(
                                DomainException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_PUSHES));
            }
            pushes.take().close();
        }
    }

    @Test
    void a_copy_is_told_to_come_again_while_two_are_made() {
        ProjectCopies copies = Server.running().bean(ProjectCopies.class);
        Project project = Given.aPrivateProjectOf(ANA);
        Map<String, Object> body = Map.of("copyDatasets", false);
        try (Place _ = copies.place();
                Place _ = copies.place()) {
            assertThat(ANA.api()
                            .post(project.path() + "/copy-project", body)
                            .expect(429)
                            .text("/errors/0"))
                    .contains("are being copied already");
        }
        ANA.api().post(project.path() + "/copy-project", body).expect(200);
    }
}
