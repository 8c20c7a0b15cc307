package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class ActorTest {

    @Test
    void a_message_names_who_sent_it_and_in_which_request() {
        assertThat(Actor.metaData("ana", "r-1"))
                .containsOnly(Map.entry("userId", "ana"), Map.entry("requestId", "r-1"));
    }

    @Test
    void the_actor_is_read_out_of_the_message() {
        assertThat(Actor.of(MetaData.from(Actor.metaData("ana", "r-1")))).isEqualTo("ana");
    }

    @Test
    void a_message_without_an_actor_names_nobody() {
        assertThat(Actor.of(MetaData.emptyInstance())).isEmpty();
    }

    @Test
    void what_is_no_text_names_nobody() {
        assertThat(Actor.of(MetaData.with("userId", 7))).isEmpty();
    }
}
