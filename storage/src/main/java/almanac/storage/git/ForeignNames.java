package almanac.storage.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Maps paths of a commit that are no UTF-8, which git allows. Java can give no file such a name, so a check-out has it
 * under the letters of Latin 1; here it is recognised by them, and a commit has it under its original name.
 */
final class ForeignNames {

    private final Map<String, byte[]> originals = new HashMap<>();
    private final Map<String, byte[]> folders = new HashMap<>();
    private final DirCache shown;

    /** @param files of the commit */
    ForeignNames(DirCache files) {
        shown = isAnyForeign(files) ? shown(files) : files;
    }

    /** The files as they are named in a check-out. */
    DirCache shown() {
        return shown;
    }

    /**
     * Returns the path in git for the path in the check-out; that of a new file in a folder that git has is in that
     * folder.
     */
    byte[] original(byte[] path) {
        if (originals.isEmpty()) {
            return path;
        }
        String name = new String(path, StandardCharsets.UTF_8);
        byte[] known = originals.get(name);
        if (known != null) {
            return known;
        }
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            byte[] folder = folders.get(name.substring(0, slash));
            if (folder != null) {
                byte[] rest = name.substring(slash).getBytes(StandardCharsets.UTF_8);
                return ByteBuffer.allocate(folder.length + rest.length)
                        .put(folder)
                        .put(rest)
                        .array();
            }
        }
        return path;
    }

    private DirCache shown(DirCache files) {
        Set<String> own = new HashSet<>();
        for (int n = 0; n < files.getEntryCount(); n++) {
            if (!isForeign(files.getEntry(n))) {
                addWithFolders(files.getEntry(n).getPathString(), own);
            }
        }
        DirCache named = DirCache.newInCore();
        DirCacheBuilder builder = named.builder();
        for (int n = 0; n < files.getEntryCount(); n++) {
            DirCacheEntry entry = files.getEntry(n);
            builder.add(isForeign(entry) ? renamed(entry, own) : entry);
        }
        builder.finish();
        return named;
    }

    private DirCacheEntry renamed(DirCacheEntry entry, Set<String> own) {
        byte[] raw = entry.getRawPath();
        String name = letters(entry);
        originals.put(name, raw);
        for (int at = 0; at < raw.length; at++) { // a letter of Latin 1 is a byte
            if (raw[at] == '/' && !own.contains(name.substring(0, at))) {
                folders.put(name.substring(0, at), Arrays.copyOf(raw, at));
            }
        }
        DirCacheEntry shown = new DirCacheEntry(name.getBytes(StandardCharsets.UTF_8));
        shown.copyMetaData(entry);
        return shown;
    }

    private static void addWithFolders(String path, Set<String> all) {
        all.add(path);
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            all.add(path.substring(0, slash));
        }
    }

    private static boolean isAnyForeign(DirCache files) {
        for (int n = 0; n < files.getEntryCount(); n++) {
            if (isForeign(files.getEntry(n))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForeign(DirCacheEntry entry) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry.getRawPath()));
            return false;
        } catch (CharacterCodingException _) {
            return true;
        }
    }

    /** Returns the path as JGit reads it when it checks out. */
    private static String letters(DirCacheEntry entry) {
        return RawParseUtils.decode(entry.getRawPath());
    }
}
