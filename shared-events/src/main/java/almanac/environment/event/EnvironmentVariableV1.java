package almanac.environment.event;

import almanac.shared.Undisclosed;

/** A variable of the processes in an environment. Its value may be anybody's secret, so it is for those processes alone. */
public record EnvironmentVariableV1(String key, @Undisclosed String value) {

    @Override
    public String toString() {
        return key;
    }
}
