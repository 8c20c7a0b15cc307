package almanac.storage.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a pack, as far as they determine how much memory it takes to put its objects together. An object that is a
 * difference is made from another one, its base, and the bases on the way to it are held while there are other objects
 * to make from them.
 */
final class PackEntries {

    /** Most bytes that are appended to a pack because its differences are to objects that it does not have. */
    private static final long MOST_APPENDED = 1L << 30;

    /** Bytes for each object: a line here, and several where the pack is read. */
    private static final long BYTES_OF_A_LINE = 250;

    private final PackMemory.Claim memory;
    private final Present present;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<ObjectId, Entry> elsewhere = new HashMap<>();

    private long appended;
    private long lines;
    private long largest;

    /** Most memory for any one object of the repository, while nothing else is held. */
    private long assembly;

    /** Size of the differences to objects that may be anywhere in the pack. */
    private long unplaced;

    /** The objects that the repository has already. */
    interface Present {

        /** Returns the size of an object; negative when the repository does not have it. */
        long sizeOf(ObjectId id) throws IOException;

        /** Returns how much memory it takes to put the object together. */
        long assemblyOf(ObjectId id) throws IOException;
    }

    PackEntries(PackMemory.Claim memory, Present present) {
        this.memory = memory;
        this.present = present;
    }

    private static final class Entry {

        private final long offset;
        private final @Nullable Entry base;
        private final long size;
        private final long instructions;
        private int madeOfIt;
        private long held;

        Entry(long offset, @Nullable Entry base, long size, long instructions) {
            this.offset = offset;
            this.base = base;
            this.size = size;
            this.instructions = instructions;
        }
    }

    void begin(long objects) throws IOException {
        lines = objects * BYTES_OF_A_LINE;
        memory.need(lines);
    }

    /** Reserves memory for a whole object that is not a file: it is held as a whole. */
    void hold(long size) throws IOException {
        memory.need(lines + 2 * size);
    }

    void whole(long offset, long size) {
        add(new Entry(offset, null, size, 0));
    }

    /** @param base offset of the base in the pack */
    void difference(long offset, long base, long instructions, long size) throws IOException {
        add(new Entry(offset, at(base), size, instructions));
    }

    void difference(long offset, ObjectId base, long instructions, long size) throws IOException {
        Entry known = elsewhere.get(base);
        if (known == null) {
            long there = present.sizeOf(base);
            if (there < 0) {
                unplaced += size;
                add(new Entry(offset, null, size, instructions));
                return;
            }
            appended += there;
            if (appended > MOST_APPENDED) {
                throw new IOException("it has too many differences to what it leaves out: send it without (--no-thin)");
            }
            assembly = Math.max(assembly, present.assemblyOf(base));
            known = new Entry(0, null, there, 0);
            elsewhere.put(base, known);
        }
        add(new Entry(offset, known, size, instructions));
    }

    private void add(Entry entry) {
        entries.add(entry);
        largest = Math.max(largest, entry.size + entry.instructions);
        if (entry.base != null) {
            entry.base.madeOfIt++;
        }
    }

    private Entry at(long offset) throws IOException {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Entry entry = entries.get(middle);
            if (entry.offset == offset) {
                return entry;
            }
            if (entry.offset < offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IOException("a difference has no base");
    }

    /**
     * Reserves the memory, after the last entry was read and before any object is made. Each is compared with an
     * existing one of its name.
     */
    void end() throws IOException {
        long most = assembly;
        for (Entry entry : entries) {
            Entry base = entry.base;
            if (base != null) {
                long below = base.held + base.size;
                entry.held = base.madeOfIt > 1 ? below : base.held;
                most = Math.max(most, below + 3 * entry.size + entry.instructions);
            }
        }
        if (unplaced > 0) {
            most += unplaced + 3 * largest;
        }
        memory.need(lines + most);
    }
}
