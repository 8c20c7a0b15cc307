package almanac.bench;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.bench.Owners.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {

    private static final List<Person> OWNERS = IntStream.range(0, Owners.GROUP)
            .mapToObj(n -> new Person("owner-" + n, "key-" + n, "secret-" + n))
            .toList();

    private final Plot plot = new Plot(1_027, 1_227, OWNERS);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 32})
    void no_two_clients_share_a_project_and_all_projects_of_a_client_have_one_owner(int clients) {
        SplittableRandom random = new SplittableRandom(1);
        Map<Long, Integer> clientOf = new HashMap<>();
        for (int client = 0; client < clients; client++) {
            for (int time = 0; time < 500; time++) {
                long number = plot.any(client, clients, random);
                assertThat(number).isBetween(plot.from(), plot.to() - 1);
                assertThat(plot.owner(number)).isEqualTo(OWNERS.get(client % OWNERS.size()));
                assertThat(clientOf.merge(number, client, (before, _) -> before))
                        .isEqualTo(client);
            }
        }
        assertThat(clientOf).hasSizeGreaterThan(clients * 4);
    }
}
