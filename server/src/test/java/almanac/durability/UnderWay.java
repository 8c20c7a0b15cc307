package almanac.durability;

import java.util.List;

/** Work of one kind that is under way when its server is killed, and what the next server must have made of it. */
interface UnderWay {

    /** Returns the settings that its server needs. */
    default List<String> settings() {
        return List.of();
    }

    /** Makes what the work needs, before the work of any kind begins. */
    default void prepare(ServerProcess server) throws Exception {}

    /** Begins the work; when this returns, the server is in the middle of it. */
    void begin(ServerProcess server) throws Exception;

    /** Lets go what waits for the end of the server, which is dead now. */
    default void serverIsDead() throws Exception {}

    /** Waits until the next server has brought the work to its end, and checks that nothing is lost and nothing is double. */
    void check(ServerProcess again) throws Exception;
}
