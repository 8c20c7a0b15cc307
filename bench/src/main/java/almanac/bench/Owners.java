package almanac.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Users of the measured installation.
 *
 * @param crowd owns most projects
 * @param readers own a few hundred projects each, however many there are in all
 * @param writers create projects, one for each client
 */
record Owners(String administratorKey, List<Person> crowd, List<Person> readers, List<Person> writers) {

    static final int GROUP = 8;
    static final int MOST_CLIENTS = 32;

    /** Practitioner with an API key. */
    record Person(String id, String keyId, String key) {

        String header() {
            return Api.header(key);
        }
    }

    /** Registers as many users as so many clients need. */
    static Owners join(Api administrator, String administratorKey, int clients) {
        int group = Math.min(GROUP, clients);
        return new Owners(
                administratorKey,
                several(administrator, "crowd", group),
                several(administrator, "reader", group),
                several(administrator, "writer", clients));
    }

    String administrator() {
        return Api.header(administratorKey);
    }

    private static List<Person> several(Api administrator, String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> person(administrator, name + "-" + number))
                .toList();
    }

    private static Person person(Api administrator, String name) {
        JsonNode user = administrator.post(
                "/api/admin/v1/users",
                Map.of(
                        "userName",
                        name,
                        "firstName",
                        "Some",
                        "lastName",
                        "Body",
                        "email",
                        name + "@example.org",
                        "roles",
                        List.of("Practitioner")));
        String id = user.at("/user/id").asString();
        JsonNode key = administrator.post("/api/admin/v1/users/%s/keys".formatted(id), Map.of("name", "bench"));
        return new Person(id, key.at("/key/id").asString(), key.path("secret").asString());
    }
}
