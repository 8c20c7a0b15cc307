package almanac.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes constants as the older routes of the API have them: each word with a capital, {@code LauncherUser}. */
public final class ClientWords {

    private ClientWords() {}

    public static String of(Enum<?> constant) {
        return Arrays.stream(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
