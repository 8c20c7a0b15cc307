package almanac.server;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A person with an account and a key.
 *
 * @param api sends requests with that key
 */
public record Someone(String id, String userName, String key, Api api) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A name that nobody and nothing else in this run has. */
    public static String unique(String name) {
        return name + "-" + COUNT.incrementAndGet();
    }

    /** Somebody with the rights that every new user has. */
    public static Someone called(String name) {
        return withRoles(name, List.of("Practitioner"));
    }

    public static Someone withRoles(String name, List<String> systemRoles) {
        return on(Server.running(), name, systemRoles);
    }

    /** The same person, as he comes to another server. */
    public Someone at(Server other) {
        return new Someone(id, userName, key, other.anonymous().withKey(key));
    }

    public static Someone on(Server server, String name, List<String> systemRoles) {
        String userName = unique(name);
        Api administrator = server.administrator();
        Map<String, Object> account = Map.of(
                "userName", userName,
                "firstName", "First-" + userName,
                "lastName", "Last-" + userName,
                "email", userName + "@example.org",
                "roles", systemRoles);
        String id =
                administrator.post("/api/admin/v1/users", account).expect(200).text("/user/id");
        Answer key = administrator
                .post("/api/admin/v1/users/" + id + "/keys", Map.of("name", "of the tests"))
                .expect(200);
        String secret = key.text("/secret");
        return new Someone(id, userName, secret, server.anonymous().withKey(secret));
    }
}
