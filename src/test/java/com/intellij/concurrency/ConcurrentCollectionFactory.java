package com.intellij.concurrency;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The platform's class, which the core jar leaves out though its inspection engine calls it. */
public final class ConcurrentCollectionFactory {

    private ConcurrentCollectionFactory() {
    }

    public static <T> Set<T> createConcurrentSet() {
        return ConcurrentHashMap.newKeySet();
    }
}
